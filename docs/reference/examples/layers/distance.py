import flashlight
from flashlight import nn

flashlight.manual_seed(0)
m = nn.CosineSimilarity()
x, y = flashlight.randn(2, 4), flashlight.randn(2, 4)
print(m(x, y))
