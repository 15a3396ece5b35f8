"""Prints inbound messages: Kafka's events read with the CloudEvents SDK.

    pip install -r requirements.txt
    KAFKA_BOOTSTRAP_SERVERS=localhost:19092 python consumer.py
"""

import json
import os
from collections import OrderedDict

from cloudevents.kafka import KafkaMessage, from_binary
from confluent_kafka import Consumer

REMEMBERED = 100_000


def main():
    consumer = Consumer({
        "bootstrap.servers": os.environ.get("KAFKA_BOOTSTRAP_SERVERS", "localhost:19092"),
        # A name of your own that never changes: Kafka remembers under it how far you have read.
        "group.id": os.environ.get("CONSUMER_GROUP", "example-python"),
        "auto.offset.reset": "earliest",
        # Committed below, after the event is handled: a crash repeats events and loses none.
        "enable.auto.commit": False,
        "allow.auto.create.topics": False,
    })
    consumer.subscribe(["switchboard.events"])
    seen = OrderedDict()
    try:
        while True:
            record = consumer.poll(1.0)
            if record is None:
                continue
            if record.error():
                raise RuntimeError(record.error())
            handle(event_of(record), seen)
            consumer.commit(record, asynchronous=False)
    finally:
        consumer.close()


def event_of(record):
    """Reads the attributes from the headers and the payload from the value."""
    message = KafkaMessage(headers=dict(record.headers() or []), key=record.key(), value=record.value())
    return from_binary(message, data_unmarshaller=json.loads)


def handle(event, seen):
    # Kafka may deliver an event twice; its id is the same each time.
    if event["id"] in seen:
        return
    seen[event["id"]] = True
    if len(seen) > REMEMBERED:
        seen.popitem(last=False)
    # A type that this program does not know is no error: later versions add types, and fields.
    if event["type"] == "io.switchboard.message.received":
        print(event["tenantid"], "a message by", event.data.get("channel"), flush=True)


if __name__ == "__main__":
    main()
