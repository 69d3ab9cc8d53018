import flashlight
from flashlight import nn

flashlight.manual_seed(0)
m = nn.MaxPool2d(2)
x = flashlight.randn(1, 1, 4, 4)
print(m(x).detach())
