import flashlight

x = flashlight.linspace(-2, 2, 5)
print(flashlight.nn.functional.leaky_relu(x, 0.1))
