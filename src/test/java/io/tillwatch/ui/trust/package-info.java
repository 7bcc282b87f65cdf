@org.jspecify.annotations.NullMarked
package io.tillwatch.ui.trust;
