-- The floor of admission: the writes that any gateway has to make for a task, and no decision at all.
redis.call('HSET', KEYS[1], unpack(ARGV, 4))
redis.call('SADD', KEYS[2], ARGV[1])
redis.call('ZADD', KEYS[3], ARGV[2], ARGV[1])
redis.call('ZADD', KEYS[4], ARGV[2], ARGV[1])
redis.call('HINCRBY', KEYS[5], 'sum', 1)
redis.call('XADD', KEYS[6], 'MAXLEN', '~', '10000', '*', 'task', ARGV[1], 'data', ARGV[3])
return { 1, ARGV[1] }
