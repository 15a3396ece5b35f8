package io.switchboard.benchmarks.webhooks;

import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;

import io.switchboard.benchmarks.load.RequestSource;
import org.jspecify.annotations.Nullable;

/** Repeats the corpus, spread over accounts and customers. Each webhook has a SID of its own. Not thread-safe. */
public final class Webhooks implements RequestSource {

    private static final int CUSTOMERS = 10_000;

    private final RunSids sids;
    private final int firstAccount;
    private final List<Template> templates;
    private final SecretKeySpec[] keys;
    private final FieldValues fields = new FieldValues();

    /**
     * Creates the source of webhooks.
     *
     * @param host the value of the Host header
     * @param publicUrl the URL that Twilio signs
     * @param path the path of all webhooks; null for each webhook's own path
     * @param firstAccount the first of the accounts they come from
     * @param accounts the number of these accounts
     */
    public Webhooks(
            String host, String publicUrl, @Nullable String path, RunSids sids, int firstAccount, int accounts) {
        var made = new HashMap<WebhookForm, Template>();
        this.templates = WebhookCorpus.hundred().stream()
                .map(form -> made.computeIfAbsent(form, key -> template(key, host, publicUrl, path)))
                .toList();
        this.keys = IntStream.range(firstAccount, firstAccount + accounts)
                .mapToObj(account -> FieldValues.key(Accounts.authToken(account)))
                .toArray(SecretKeySpec[]::new);
        this.sids = sids;
        this.firstAccount = firstAccount;
        fields.set(TemplateField.ACCOUNT, Accounts.hex(0));
        fields.set(TemplateField.OURS, Accounts.digits(0));
        fields.set(TemplateField.THEIRS, "15550000000");
    }

    @Override
    public int write(long number, byte[] to) {
        var random = mixed(number);
        var index = (int) Long.remainderUnsigned(random, keys.length);
        var account = firstAccount + index;
        sids.write(number, fields.value(TemplateField.SID));
        FixedDigits.hex(account, fields.value(TemplateField.ACCOUNT), FixedDigits.HEX_LENGTH);
        phone(account, fields.value(TemplateField.OURS));
        phone((random >>> 32) % CUSTOMERS, fields.value(TemplateField.THEIRS));
        fields.setKey(keys[index]);
        return templates.get((int) (number % templates.size())).write(fields, to);
    }

    /** Writes the digits after the area code, which stays as it was set. */
    private static void phone(long number, byte[] digits) {
        FixedDigits.decimal(number, digits, Accounts.AREA.length(), digits.length - Accounts.AREA.length());
    }

    private static Template template(WebhookForm form, String host, String publicUrl, @Nullable String path) {
        var query = form.target().indexOf('?');
        var target = path == null
                ? form.target()
                : path + (query < 0 ? "" : form.target().substring(query));
        return new Template(host, target, publicUrl + target, form.parameters());
    }

    /** Returns a value without a pattern that depends on the number only (SplitMix64). */
    private static long mixed(long number) {
        var z = (number + 1) * 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
