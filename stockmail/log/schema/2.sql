-- Whether US law counts the delay notices of the order, and which file the order came from: a second
-- notice means something else there, and a ready command needs the file.
ALTER TABLE cases ADD COLUMN us INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cases ADD COLUMN source TEXT NOT NULL DEFAULT '';
