import flashlight

x = flashlight.arange(6.0).reshape(2, 3)
print(flashlight.quantile(x, 0.25))
print(flashlight.cov(x))
