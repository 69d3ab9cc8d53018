import flashlight

for part in flashlight.arange(5).split(2):
    print(part)
