# Sessions of acme's web shop.
import json

import redis

cache = redis.Redis(host="sessions-cache")
HOUR = 3600


def session_key(token):
    return f"session:{token}"


def sign_in(token, user):
    cache.setex(session_key(token), 8 * HOUR, json.dumps({"user_id": user.id, "email": user.email}))


def answer(digest, body):
    cache.setex("api:response:%s" % digest, HOUR, body)
