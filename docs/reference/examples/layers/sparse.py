import flashlight
from flashlight import nn

flashlight.manual_seed(0)
m = nn.Embedding(10, 3, padding_idx=0)
print(m(flashlight.tensor([4, 0])).detach())
