import flashlight
from flashlight import nn

flashlight.manual_seed(0)
m = nn.Flatten()
x = flashlight.randn(2, 2, 2)
print(m(x).detach())
