import flashlight
from flashlight import nn

flashlight.manual_seed(0)
m = nn.BatchNorm1d(3)
x = flashlight.randn(4, 3)
print(m(x).detach())
