import flashlight
from flashlight import nn

m = nn.ZeroPad2d(1)
print(m(flashlight.arange(4.0).reshape(1, 2, 2)))
