import flashlight

x = flashlight.arange(6.0).reshape(2, 3)
print(x[flashlight.tensor([1, 0]), flashlight.tensor([2, 1])])
