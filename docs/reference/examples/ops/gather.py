import flashlight

x = flashlight.arange(6.0).reshape(2, 3)
index = flashlight.tensor([[2, 0], [1, 1]])
print(x.gather(1, index))
print(flashlight.zeros(2, 3).scatter_add(1, index, x[:, :2]))
