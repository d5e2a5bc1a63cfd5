-- renew_claim: moves the lease end of a claim, if it is still the one the caller holds.
--
-- KEYS[1]  index: sorted set of claimed ids, score = lease end in milliseconds
--
-- ARGV[1]  id: the claimed id
-- ARGV[2]  held: the lease end the caller believes in
-- ARGV[3]  renewed: the lease end it wants
--
-- Returns
--   1  moved
--   0  the claim ended or belongs to somebody else; nothing changed
--
-- Cost: O(log n) for n claims; one read, one write

local held = redis.call('ZSCORE', KEYS[1], ARGV[1])
if not held or tonumber(held) ~= tonumber(ARGV[2]) then
  return 0
end
redis.call('ZADD', KEYS[1], 'XX', ARGV[3], ARGV[1])
return 1
