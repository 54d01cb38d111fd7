-- Entries that wait to be sorted into an index of words are read by every search, one by one; autovacuum may leave those of names
-- there for ever, since names change little. So they are sorted in when they are written.
ALTER INDEX "names_search_idx" SET (fastupdate = off);
SELECT gin_clean_pending_list('names_search_idx');
