import flashlight

x = flashlight.arange(5.0) ** 2
print(flashlight.diff(x))
print(flashlight.trapezoid(x))
