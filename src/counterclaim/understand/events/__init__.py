"""What happened, as told: triggers with type, arguments, time, factuality."""
