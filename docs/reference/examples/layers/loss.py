import flashlight
from flashlight import nn

logits = flashlight.tensor([[2.0, 0.5, -1.0], [0.0, 3.0, 1.0]])
target = flashlight.tensor([0, 2])
print(nn.CrossEntropyLoss(label_smoothing=0.1)(logits, target))
