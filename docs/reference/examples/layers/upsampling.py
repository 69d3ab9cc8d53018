import flashlight
from flashlight import nn

m = nn.Upsample(size=(2, 4))
print(m(flashlight.arange(2.0).reshape(1, 1, 1, 2)))
