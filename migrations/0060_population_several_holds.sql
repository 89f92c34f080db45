-- Several grounds for keeping somebody's data stand side by side, each until somebody ends it; one form makes one ground, by its id.
drop index population.citizen_is_held_for_one_reason_at_a_time;
