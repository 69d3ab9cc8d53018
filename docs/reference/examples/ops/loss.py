import flashlight

logits = flashlight.tensor([[2.0, 0.5, -1.0], [0.0, 3.0, 1.0]])
target = flashlight.tensor([0, 2])
print(flashlight.nn.functional.cross_entropy(logits, target))
