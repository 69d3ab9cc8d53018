import flashlight
from flashlight import nn

flashlight.manual_seed(0)
m = nn.LSTM(input_size=3, hidden_size=2)
x = flashlight.randn(4, 1, 3)  # length, batch, features
out, (h, c) = m(x)
print(out.detach())
print(c.detach())
