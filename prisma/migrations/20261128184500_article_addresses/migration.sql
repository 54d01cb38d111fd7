-- Documents are known again by their address. By hash, since an address may be longer than an ordered index can hold.
CREATE INDEX "articles_url_idx" ON "articles" USING HASH ("url");
