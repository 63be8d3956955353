// The program's door.
return 0;
