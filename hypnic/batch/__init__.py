"""Many nights at once: from folders of recordings to tables of a cohort, on one machine or on many."""
