import flashlight
from flashlight import nn

m = nn.PixelShuffle(2)
print(m(flashlight.arange(8.0).reshape(1, 4, 1, 2)))
