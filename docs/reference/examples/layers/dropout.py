import flashlight
from flashlight import nn

flashlight.manual_seed(0)
m = nn.Dropout(0.5)
x = flashlight.randn(2, 4)
print(m(x).detach())
