drop index messaging.dead_letters_ended;
