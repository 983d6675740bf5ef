"""Examples that are drawn are judged by what comes out of them, on a computer that may be busy with other things."""

from hypothesis import HealthCheck, settings

settings.register_profile("any computer", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any computer")
