import flashlight

print(flashlight.arange(6).unfold(0, 3, 1))  # windows, without a copy
