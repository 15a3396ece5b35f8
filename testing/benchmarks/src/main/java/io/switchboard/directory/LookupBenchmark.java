package io.switchboard.directory;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.switchboard.benchmarks.measurement.TokenKeyset;
import io.switchboard.benchmarks.webhooks.Accounts;
import io.switchboard.events.AccountRecord;
import io.switchboard.events.NumberRecord;
import io.switchboard.events.Topics;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.json.JsonMapper;

/** Measures a webhook's directory lookups: its account and, for a call, the number; another one in each invocation. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class LookupBenchmark {

    @Param({"1", "1000", "100000"})
    public int accounts;

    private final JsonMapper json = new JsonMapper();
    private final TokenCipher cipher = TokenCipher.of(TokenKeyset.generate());
    private final DirectoryTables entries = new DirectoryTables(cipher);
    private byte[][] sids = {};
    private byte[][] addresses = {};
    private int next;

    @Setup
    public void prepare() {
        sids = new byte[accounts][];
        addresses = new byte[accounts][];
        for (var i = 0; i < accounts; i++) {
            var sid = Accounts.sid(i);
            var address = "+" + Accounts.digits(i);
            sids[i] = sid.getBytes(StandardCharsets.ISO_8859_1);
            addresses[i] = address.getBytes(StandardCharsets.ISO_8859_1);
            var tenant = Accounts.tenant(i);
            accept(
                    Topics.ACCOUNTS.name(),
                    sid,
                    new AccountRecord(sid, tenant, cipher.seal(sid, Accounts.authToken(i)), null, null));
            accept(
                    Topics.NUMBERS.name(),
                    address,
                    new NumberRecord(
                            address,
                            tenant,
                            "PN" + sid.substring(2),
                            sid,
                            null,
                            List.of(NumberRecord.ChannelKind.SMS)));
        }
    }

    /** Looks up an account and reads its token, as the ingress does. */
    @Benchmark
    public char account() {
        var sid = new String(sids[another()], StandardCharsets.ISO_8859_1);
        return entries.account(sid).orElseThrow().authToken().charAt(0);
    }

    @Benchmark
    public NumberRecord number() {
        var address = new String(addresses[another()], StandardCharsets.ISO_8859_1);
        return entries.number(address).orElseThrow();
    }

    /** The next index, without a pattern that a processor could predict. */
    private int another() {
        next = next * 1_664_525 + 1_013_904_223;
        return Integer.remainderUnsigned(next >>> 4, accounts);
    }

    private void accept(String topic, String key, Object value) {
        entries.accept(topic, key, json.writeValueAsBytes(value));
    }
}
