package io.switchboard.ingress.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as Twilio documents it, in the plainest way, and shares nothing with the check. */
public final class ReferenceSigner {

    private static final Comparator<String> BY_CODE_POINT =
            (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

    private ReferenceSigner() {}

    public static String sign(String token, String url, Map<String, List<String>> parameters) {
        var signed = new StringBuilder(url);
        var byName = new TreeMap<String, List<String>>(BY_CODE_POINT);
        byName.putAll(parameters);
        byName.forEach((name, values) -> values.stream()
                .distinct()
                .sorted(BY_CODE_POINT)
                .forEach(value -> signed.append(name).append(value)));
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            var bytes = signed.toString().getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder().encodeToString(mac.doFinal(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
