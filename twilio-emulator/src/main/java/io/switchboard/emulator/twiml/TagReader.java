package io.switchboard.emulator.twiml;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.switchboard.emulator.twiml.TwimlVerb.ActionLink;
import io.switchboard.emulator.twiml.TwimlVerb.StatusCallback;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Reads an element. An attribute that is left unread at the end makes the document invalid. */
final class TagReader {
    private final Element element;
    private final String document;
    private final Set<String> unread = new TreeSet<>();

    /**
     * Creates a reader of an element.
     *
     * @param document the URL to which links in the element are relative
     */
    TagReader(Element element, String document) {
        this.element = element;
        this.document = document;
        var attributes = element.getAttributes();
        for (var i = 0; i < attributes.getLength(); i++) {
            var name = attributes.item(i).getNodeName();
            // Attributes of other namespaces, xmlns:xsi and xml:lang for example, are no concern of TwiML.
            if (!name.equals("xmlns") && !name.contains(":")) {
                unread.add(name);
            }
        }
    }

    String name() {
        return element.getTagName();
    }

    /** The text of the element and of all elements in it. */
    String text() {
        return element.getTextContent().strip();
    }

    boolean hasChildren() {
        return element.getElementsByTagName("*").getLength() > 0;
    }

    /** Returns the child elements; rejects text between them. */
    List<TagReader> children() throws InvalidTwiml {
        var children = new ArrayList<TagReader>();
        for (var node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(new TagReader(child, document));
            } else if (node.getNodeType() != Node.COMMENT_NODE
                    && !node.getTextContent().isBlank()) {
                throw InvalidTwiml.against(name() + " must not hold text");
            }
        }
        return children;
    }

    /** Rejects all content but text and elements of these names, at any depth. */
    void holdsTextAnd(Set<String> names) throws InvalidTwiml {
        var all = element.getElementsByTagName("*");
        for (var i = 0; i < all.getLength(); i++) {
            var name = all.item(i).getNodeName();
            if (!names.contains(name)) {
                throw InvalidTwiml.against(name + " must not stand in " + name());
            }
        }
    }

    @Nullable
    String attribute(String name) {
        unread.remove(name);
        return element.hasAttribute(name) ? element.getAttribute(name) : null;
    }

    String attribute(String name, String otherwise) {
        var value = attribute(name);
        return value == null ? otherwise : value;
    }

    /** Accepts attributes that are valid and have no effect in the emulator. */
    void ignores(String... names) {
        Arrays.asList(names).forEach(unread::remove);
    }

    int number(String name, int least, int most, int otherwise) throws InvalidTwiml {
        var value = attribute(name);
        if (value == null) {
            return otherwise;
        }
        var number = value.matches("\\d{1,9}") ? Integer.parseInt(value) : -1;
        if (number < least || number > most) {
            throw notAllowed(name, value, "a number from %d to %d".formatted(least, most));
        }
        return number;
    }

    boolean flag(String name, boolean otherwise) throws InvalidTwiml {
        return oneOf(name, String.valueOf(otherwise), "true", "false").equals("true");
    }

    String oneOf(String name, String otherwise, String... allowed) throws InvalidTwiml {
        var value = attribute(name, otherwise);
        if (!Arrays.asList(allowed).contains(value)) {
            throw notAllowed(name, value, "one of " + String.join(", ", allowed));
        }
        return value;
    }

    String matching(String name, String pattern, String otherwise) throws InvalidTwiml {
        var value = attribute(name, otherwise);
        if (!value.matches(pattern)) {
            throw notAllowed(name, value, pattern);
        }
        return value;
    }

    /** Reads a link from two attributes; null without a URL. */
    @Nullable
    ActionLink link(String urlName, String methodName) throws InvalidTwiml {
        var url = attribute(urlName);
        var method = oneOf(methodName, "POST", "GET", "POST");
        return url == null ? null : new ActionLink(resolved(url), method);
    }

    /** Reads a link as {@link #link} does, but without a URL returns a link to the document itself. */
    ActionLink linkOrSelf(String urlName, String methodName) throws InvalidTwiml {
        var method = oneOf(methodName, "POST", "GET", "POST");
        return new ActionLink(resolved(attribute(urlName, "")), method);
    }

    /** Returns the absolute form of a URL; that of the document for an empty one. */
    String resolved(String url) throws InvalidTwiml {
        try {
            return url.isEmpty()
                    ? document
                    : URI.create(document.replaceFirst("#.*", "")).resolve(url).toString();
        } catch (IllegalArgumentException e) {
            throw InvalidTwiml.against(name() + " leads to '" + url + "', which is no URL");
        }
    }

    /** Reads a callback and its events, separated by spaces or commas; {@code completed} if none are given. */
    @Nullable
    StatusCallback callback(String prefix, String... allowed) throws InvalidTwiml {
        var link = link(prefix, prefix + "Method");
        var events = Set.of(attribute(prefix + "Event", "completed").strip().split("[\\s,]+"));
        for (var event : events) {
            if (!Arrays.asList(allowed).contains(event)) {
                throw notAllowed(prefix + "Event", event, "some of " + String.join(", ", allowed));
            }
        }
        return link == null ? null : new StatusCallback(link, events);
    }

    /** Ends the reading and rejects attributes that were not read. */
    void isRead() throws InvalidTwiml {
        if (!unread.isEmpty()) {
            throw InvalidTwiml.against(name() + " has no attribute " + String.join(", ", unread));
        }
    }

    private InvalidTwiml notAllowed(String attribute, String value, String allowed) {
        return InvalidTwiml.against("%s of %s is '%s', not %s".formatted(attribute, name(), value, allowed));
    }
}
