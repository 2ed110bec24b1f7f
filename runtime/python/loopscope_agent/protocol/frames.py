"""Frames: `u32 length, u8 kind, payload`, little-endian. Kind 0 is JSON, kind 1 is records
(float64s).
"""

import json
import struct

CONTROL = 0
RECORDS = 1
HEADER = struct.Struct('<IB')


def control(message):
    payload = json.dumps(message, separators=(',', ':')).encode()
    return HEADER.pack(len(payload), CONTROL) + payload


def records(packed):
    payload = b''.join(packed)
    return HEADER.pack(len(payload), RECORDS) + payload


class Reader:
    """Cuts a stream of chunks into control messages, however they were split."""

    def __init__(self):
        self.rest = b''

    def push(self, chunk):
        self.rest += chunk
        messages = []
        while len(self.rest) >= HEADER.size:
            length, kind = HEADER.unpack_from(self.rest)
            end = HEADER.size + length
            if len(self.rest) < end:
                break
            if kind == CONTROL:
                messages.append(json.loads(self.rest[HEADER.size : end]))
            self.rest = self.rest[end:]
        return messages
