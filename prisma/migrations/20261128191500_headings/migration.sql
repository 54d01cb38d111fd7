-- Which passages are headings, where the markup that a text came in said so.
ALTER TABLE "articles" ADD COLUMN "headings" INTEGER[];
