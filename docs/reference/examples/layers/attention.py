import flashlight
from flashlight import nn

flashlight.manual_seed(0)
m = nn.MultiheadAttention(embed_dim=4, num_heads=2, batch_first=True)
x = flashlight.randn(1, 3, 4)
out, weights = m(x, x, x)
print(out.detach())
print(weights.detach())
