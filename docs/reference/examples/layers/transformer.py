import flashlight
from flashlight import nn

flashlight.manual_seed(0)
m = nn.TransformerEncoderLayer(d_model=4, nhead=2, dim_feedforward=8, dropout=0.0)
x = flashlight.randn(3, 1, 4)
print(m(x).detach())
