import flashlight
from flashlight import nn

flashlight.manual_seed(0)
m = nn.AdaptiveLogSoftmaxWithLoss(8, 20, [4, 10])
x = flashlight.randn(3, 8)
output, loss = m(x, flashlight.tensor([0, 5, 19]))
print(output.detach())
print(m.predict(x))
