-- claim_callbacks: leases the due callbacks of one endpoint, as far as fewer than its share are in flight.
--
-- KEYS[1]  endpoints: sorted set of endpoints by next attempt in milliseconds
-- KEYS[2]  outbox: sorted set of the endpoint's task ids by next attempt; a claimed one stands at its lease end
-- KEYS[3]  flights: sorted set of the ids being delivered, score = lease end
--
-- ARGV[1]  endpoint: its name
-- ARGV[2]  most: ids to take
-- ARGV[3]  share: deliveries in flight at most, over all nodes
-- ARGV[4]  lease: milliseconds
-- ARGV[5]  bound: Redis time in milliseconds after which nothing may be claimed
--
-- Returns
--   {lease_end, id, ...}  the lease end as text, then the claimed ids, the longest due first
--   {}  nothing to claim, or too late
--
-- Cost: O(n log n) for n ids; at most five reads and four writes

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if now > tonumber(ARGV[5]) then
  return {}
end

redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', now)
local free = math.min(ARGV[2], ARGV[3] - redis.call('ZCARD', KEYS[3]))
local ids = free > 0 and redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', now, 'LIMIT', 0, free) or {}
local lease_end = string.format('%.0f', now + ARGV[4])
local answer, leases = { lease_end }, {}
for _, id in ipairs(ids) do
  answer[#answer + 1] = id
  leases[#leases + 1] = lease_end
  leases[#leases + 1] = id
end
if #ids > 0 then
  redis.call('ZADD', KEYS[2], unpack(leases))
  redis.call('ZADD', KEYS[3], unpack(leases))
end

local next_row = redis.call('ZRANGE', KEYS[2], 0, 0, 'WITHSCORES')
if not next_row[1] then
  redis.call('ZREM', KEYS[1], ARGV[1])
elseif tonumber(next_row[2]) <= now and redis.call('ZCARD', KEYS[3]) >= tonumber(ARGV[3]) then
  -- More is due than may fly: again when a delivery ends (finish_callback), at the latest when its lease does.
  redis.call('ZADD', KEYS[1], redis.call('ZRANGE', KEYS[3], 0, 0, 'WITHSCORES')[2], ARGV[1])
else
  redis.call('ZADD', KEYS[1], next_row[2], ARGV[1])
end
return #ids > 0 and answer or {}
