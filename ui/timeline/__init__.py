"""The timeline: pure geometry (axis, geometry, routes, snapping), painting (pills, layers, ruler) and the view."""
