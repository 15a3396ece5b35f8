package io.switchboard.ingress.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import io.switchboard.ingress.signature.ReferenceSigner.Pair;
import io.switchboard.ingress.signature.Webhook.Base;
import io.switchboard.ingress.signature.Webhook.Content;

/** A difference between a webhook and the request that Twilio signed. */
enum RequestChange {
    TOKEN {
        @Override
        Webhook of(Webhook webhook, Random random) {
            return webhook.withToken(random.nextBoolean() ? changed(webhook.token(), random) : "another-tenants-token");
        }
    },
    HOST {
        @Override
        Webhook of(Webhook webhook, Random random) {
            var base = webhook.base();
            return webhook.withBase(new Base(
                    base.scheme(),
                    base.user(),
                    "x" + base.host().replaceAll("[\\[\\]:]", ""),
                    base.port(),
                    base.prefix(),
                    ""));
        }
    },
    SCHEME {
        @Override
        Webhook of(Webhook webhook, Random random) {
            var base = webhook.base();
            var other = base.scheme().equals("https") ? "http" : "https";
            return webhook.withBase(new Base(other, base.user(), base.host(), base.port(), base.prefix(), ""));
        }
    },
    TARGET {
        @Override
        Webhook of(Webhook webhook, Random random) {
            return webhook.withTarget(changed(webhook.target(), random));
        }
    },
    NAME {
        @Override
        Webhook of(Webhook webhook, Random random) {
            return onePair(webhook, random, pair -> new Pair(changed(pair.name(), random), pair.value()));
        }
    },
    VALUE {
        @Override
        Webhook of(Webhook webhook, Random random) {
            return onePair(webhook, random, pair -> new Pair(pair.name(), changed(pair.value(), random)));
        }
    },
    NAME_CASE {
        @Override
        Webhook of(Webhook webhook, Random random) {
            return onePair(webhook, random, pair -> new Pair(otherCase(pair.name()), pair.value()));
        }
    },
    VALUE_CASE {
        @Override
        Webhook of(Webhook webhook, Random random) {
            return onePair(webhook, random, pair -> new Pair(pair.name(), otherCase(pair.value())));
        }
    },
    PARAMETER_ADDED {
        @Override
        Webhook of(Webhook webhook, Random random) {
            return pairs(
                    webhook,
                    random,
                    pairs -> pairs.add(random.nextInt(pairs.size() + 1), new Pair("x" + random.nextInt(99), "")));
        }
    },
    PARAMETER_DROPPED {
        @Override
        Webhook of(Webhook webhook, Random random) {
            return pairs(webhook, random, pairs -> {
                if (!pairs.isEmpty()) {
                    pairs.remove(random.nextInt(pairs.size()));
                }
            });
        }
    },
    JSON {
        @Override
        Webhook of(Webhook webhook, Random random) {
            return webhook.content() instanceof Content.JsonBody json
                    ? webhook.withContent(new Content.JsonBody(changed(json.text(), random)))
                    : webhook;
        }
    },
    METHOD {
        @Override
        Webhook of(Webhook webhook, Random random) {
            return webhook.withContent(
                    webhook.content() instanceof Content.Nothing ? new Content.JsonBody("{}") : new Content.Nothing());
        }
    };

    /** The webhook with the change; the same where it has nothing of the kind. */
    abstract Webhook of(Webhook webhook, Random random);

    /** The text with one character put in, taken away or replaced. */
    static String changed(String text, Random random) {
        var characters = new ArrayList<>(text.codePoints().boxed().toList());
        var at = random.nextInt(characters.size() + 1);
        var other = "aZ0=+/%'&é👋".codePoints().toArray();
        if (at == characters.size() || random.nextInt(3) == 0) {
            characters.add(at, other[random.nextInt(other.length)]);
        } else if (random.nextBoolean()) {
            characters.remove(at);
        } else {
            characters.set(at, other[random.nextInt(other.length)]);
        }
        var changed = new StringBuilder();
        characters.forEach(changed::appendCodePoint);
        return changed.toString();
    }

    static String otherCase(String text) {
        var other = new StringBuilder();
        text.codePoints()
                .map(character -> Character.isUpperCase(character)
                        ? Character.toLowerCase(character)
                        : Character.toUpperCase(character))
                .forEach(other::appendCodePoint);
        return other.toString();
    }

    private static Webhook onePair(Webhook webhook, Random random, UnaryOperator<Pair> change) {
        return pairs(webhook, random, pairs -> {
            if (!pairs.isEmpty()) {
                var at = random.nextInt(pairs.size());
                pairs.set(at, change.apply(pairs.get(at)));
            }
        });
    }

    private static Webhook pairs(Webhook webhook, Random random, Consumer<List<Pair>> change) {
        if (!(webhook.content() instanceof Content.FormBody form)) {
            return webhook;
        }
        var pairs = new ArrayList<>(form.pairs());
        change.accept(pairs);
        return webhook.withContent(new Content.FormBody(pairs, Webhooks.encoded(pairs, random)));
    }
}
