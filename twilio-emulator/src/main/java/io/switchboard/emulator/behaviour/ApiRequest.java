package io.switchboard.emulator.behaviour;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;

import io.switchboard.emulator.behaviour.ApiCallLog.ApiCall;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/** A call of the REST API whose page size is limited to the largest allowed page. */
final class ApiRequest extends HttpServletRequestWrapper {
    private static final int USUAL_PAGE = 50;

    private final int largestPage;

    ApiRequest(HttpServletRequest request, int largestPage) {
        super(request);
        this.largestPage = largestPage;
    }

    /** The path and query, not decoded. */
    String target() {
        return getRequestURI() + (getQueryString() == null ? "" : "?" + getQueryString());
    }

    ApiCall logged() {
        var parameters = new HashMap<String, List<String>>();
        getParameterMap().forEach((name, values) -> parameters.put(name, List.of(values)));
        return new ApiCall(getMethod(), target(), user(), parameters);
    }

    @Override
    public @Nullable String getParameter(String name) {
        var value = super.getParameter(name);
        var isPageSize = name.equals("PageSize") && (value == null || value.matches("\\d{1,9}"));
        var isTooLarge = isPageSize && (value == null ? USUAL_PAGE : Integer.parseInt(value)) > largestPage;
        return isTooLarge ? String.valueOf(largestPage) : value;
    }

    private String user() {
        var header = getHeader("Authorization");
        if (header == null || !header.startsWith("Basic ")) {
            return "";
        }
        try {
            var credentials =
                    new String(Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
            return credentials.replaceFirst(":.*", "");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
