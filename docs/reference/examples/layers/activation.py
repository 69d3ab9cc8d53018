import flashlight
from flashlight import nn

flashlight.manual_seed(0)
m = nn.GELU()
x = flashlight.randn(2, 3)
print(m(x).detach())
