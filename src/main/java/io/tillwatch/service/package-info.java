/** The use cases, the jobs, and the interfaces they need from the source and the index. */
@NullMarked
package io.tillwatch.service;

import org.jspecify.annotations.NullMarked;
