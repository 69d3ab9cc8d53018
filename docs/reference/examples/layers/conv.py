import flashlight
from flashlight import nn

flashlight.manual_seed(0)
m = nn.Conv2d(1, 2, kernel_size=3, padding=1, bias=False)
x = flashlight.randn(1, 1, 3, 3)
print(m(x).detach())
