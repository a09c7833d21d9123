package org.apical.ui.experiment.internal;

import org.apical.ui.Icons;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationAccess;
import org.eclipse.jface.text.source.IAnnotationAccessExtension;
import org.eclipse.jface.text.source.ImageUtilities;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;

/** Tells the rulers how faults look. */
final class FaultAccess implements IAnnotationAccess, IAnnotationAccessExtension {

    @Override
    @Deprecated
    public Object getType(Annotation annotation) {
        return annotation.getType();
    }

    @Override
    @Deprecated
    public boolean isMultiLine(Annotation annotation) {
        return false;
    }

    @Override
    @Deprecated
    public boolean isTemporary(Annotation annotation) {
        return true;
    }

    @Override
    public String getTypeLabel(Annotation annotation) {
        return "Problem";
    }

    @Override
    public int getLayer(Annotation annotation) {
        return 1;
    }

    @Override
    public void paint(Annotation annotation, GC gc, Canvas canvas, Rectangle bounds) {
        ImageUtilities.drawImage(Icons.image("error"), gc, canvas, bounds, SWT.CENTER, SWT.TOP);
    }

    @Override
    public boolean isPaintable(Annotation annotation) {
        return true;
    }

    @Override
    public boolean isSubtype(Object annotationType, Object potentialSupertype) {
        return annotationType.equals(potentialSupertype);
    }

    @Override
    public Object[] getSupertypes(Object annotationType) {
        return new Object[0];
    }
}
