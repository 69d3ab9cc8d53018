import flashlight
from flashlight import nn

flashlight.manual_seed(0)
x = flashlight.randn(4, 1, 3)  # length, batch, features
lstm = nn.LSTM(input_size=3, hidden_size=2)
out, (h, c) = lstm(x)
print(out.detach())
print(c.detach())
gru = nn.GRU(3, 2, bidirectional=True)
out, h = gru(x)
print(h.detach())
rnn = nn.RNN(3, 2, nonlinearity="relu")
print(rnn(x)[0].detach())
# Steps one by one.
cell = nn.GRUCell(3, 2)
h = flashlight.zeros(1, 2)
for step in x:
    h = cell(step, h)
print(h.detach())
