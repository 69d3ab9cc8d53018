import flashlight

x = flashlight.arange(6.0).reshape(2, 3)
print(flashlight.linalg.vector_norm(x))
print(flashlight.linalg.matrix_power(flashlight.tensor([[1.0, 1.0], [0.0, 1.0]]), 5))
