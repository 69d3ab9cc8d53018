import flashlight

print(flashlight.arange(1, 10, 3))
print(flashlight.full((2, 2), 7.0))
print(flashlight.eye(2))
