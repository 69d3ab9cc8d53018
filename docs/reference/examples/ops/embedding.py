import flashlight

table = flashlight.arange(12.0).reshape(4, 3)
print(flashlight.nn.functional.embedding(flashlight.tensor([2, 0]), table))
